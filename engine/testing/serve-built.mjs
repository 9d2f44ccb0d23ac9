// Runs the built engine with the options of an environment variable, tells its port on the first line, and closes when its
// standard input ends: a signal would reach a tracer and not the engine.
const { startEngine } = await import(process.env.TERANG_TEST_MAIN);
const engine = await startEngine(JSON.parse(process.env.TERANG_TEST_OPTIONS));
console.log(JSON.stringify({ port: engine.port, firstRun: engine.firstRun }));
process.stdin.resume().on('end', () => engine.close().then(() => process.exit(0)));
