import type { IncomingMessage, RequestListener } from 'node:http';

const AUTHORITY_TYPE = 'application/x-x509-ca-cert';

/** What a hall with TLS says to a request without it. */
export function redirectToHttps(authority: string | null): RequestListener {
  return (request, response) => {
    response.setHeader('Connection', 'close');
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      // What was sent has been seen by the network already: it is not carried on as if nothing had happened.
      response.writeHead(426, { 'Content-Type': 'text/plain; charset=utf-8', Upgrade: 'TLS/1.2' });
      return void response.end('Hanya lewat https. / Only over https.\n');
    }
    // A workstation that does not know the authority yet fetches it without being taught to click warnings away.
    if (authority !== null && request.url === '/ca.pem') {
      response.writeHead(200, { 'Content-Type': AUTHORITY_TYPE, 'X-Content-Type-Options': 'nosniff' });
      return void response.end(authority);
    }
    const host = hostOf(request);
    const path = request.url?.startsWith('/') === true ? request.url : '/';
    response.writeHead(308, { Location: `https://${host}${path}`, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('https\n');
  };
}

/** As the browser calls the hall; by address for those who do not say. */
function hostOf({ headers: { host = '' }, socket }: IncomingMessage): string {
  if (/^[\w.:[\]-]+$/.test(host) && URL.canParse(`https://${host}`)) return new URL(`https://${host}`).host;
  const { localAddress = 'localhost', localPort } = socket;
  const plain = localAddress.replace(/^::ffff:/, '');
  return `${plain.includes(':') ? `[${plain}]` : plain}:${localPort}`;
}
