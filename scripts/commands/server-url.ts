import { InvalidArgumentError } from 'commander';

/** Scheme, host and port of a server and nothing else; what is more is wrong use. */
export function serverUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare =
    url !== null && url.pathname === '/' && `${url.search}${url.hash}${url.username}${url.password}` === '';
  if (url === null || !isBare || !['http:', 'https:'].includes(url.protocol)) {
    throw new InvalidArgumentError('Not the address of a server, as in http://192.168.1.10:3000.');
  }
  return url;
}
