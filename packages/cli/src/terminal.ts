/** What a command writes to: what was asked for, and what went wrong. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}
