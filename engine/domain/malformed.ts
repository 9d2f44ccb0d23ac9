/** Text or bytes from outside that are not in the format they claim. The message is one sentence for a person. */
export class Malformed extends Error {
  override name = 'Malformed';
}
