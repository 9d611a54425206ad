import type { HttpResponse } from '../wire/http-message.js';

/** An error of the server itself, as both protocols word one. */
export function refusal(statusCode: number, name: string, message: string): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
    body: JSON.stringify({ __type: name, message }),
  };
}
