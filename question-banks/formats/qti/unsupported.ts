/** An item asks for something that is not done here. The message says what; whoever evaluates an item catches it. */
export class Unsupported extends Error {
  override name = 'Unsupported';
}
