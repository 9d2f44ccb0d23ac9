import type { Greeting, GreetedReply } from '#protocol/candidate-http.ts';

/** Says on which computer this page is. By HTTP: what the computer is given to keep is a cookie, which no socket can set. */
export async function greet(greeting: Greeting): Promise<GreetedReply> {
  const response = await fetch('/workstation', {
    method: 'POST',
    // The engine asks for this header, so that no other site's page can greet in this one's name.
    headers: { 'x-terang': 'candidate', 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    body: JSON.stringify(greeting),
  });
  return (await response.json()) as GreetedReply;
}
