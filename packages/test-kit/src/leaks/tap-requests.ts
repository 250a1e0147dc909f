type Answer = Response | undefined | Promise<Response | undefined>;

/** What a tap sees of a request. */
interface Tapped {
  readonly request: Request;
  readonly address: string;
}

/**
 * Hands every request that the server gets to `leak`, and its answer to `change`. For the controls of the
 * audit: the product itself has no switch like that.
 */
export function tapRequests(
  leak: (tapped: Tapped) => void,
  change: (request: Request, answer: Response) => Response | Promise<Response> = (_, answer) =>
    answer,
): void {
  const serve = Bun.serve as (options: object) => unknown;
  const tapped = (options: {
    fetch?: (request: Request, server: Bun.Server<unknown>) => Answer;
  }) => {
    const { fetch } = options;
    // The server's own lines to itself have no visitors.
    if (fetch === undefined || 'unix' in options) return serve(options);
    return serve({
      ...options,
      fetch(request: Request, server: Bun.Server<unknown>) {
        leak({ request, address: server.requestIP(request)?.address ?? '' });
        const answer = fetch.call(options, request, server);
        return answer instanceof Response ? change(request, answer) : answer;
      },
    });
  };
  Object.defineProperty(Bun, 'serve', { value: tapped });
}
