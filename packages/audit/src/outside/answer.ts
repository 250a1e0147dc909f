/** What a site answered to one request that anybody can make. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const typeOf = ({ headers }: Answer): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';

export const isPage = (answer: Answer): boolean => typeOf(answer) === 'text/html';
