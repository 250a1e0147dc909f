/** How the files stood when they were last looked at. */
export interface CertificateWatch {
  /** The print of what is in use, or of what was refused: neither is read again. */
  readonly settled: string;
  /** The print of what could not be used at the last look: perhaps half written. */
  readonly doubtful: string | undefined;
}

/** What came of reading files that had changed. */
export type CertificateRead = 'usable' | 'unusable';

/** What follows from a look. */
export type CertificateVerdict = 'take' | 'refuse' | 'wait';

/** Whether the files must be read: they are neither those in use nor those that were refused. */
export const hasChanged = (watch: CertificateWatch, print: string): boolean =>
  watch.settled !== print;

/**
 * Files that two writes replace, one after the other, do not belong together in between. So what
 * cannot be used is only refused once it has stood unchanged for a whole interval.
 */
export function judgeCertificate(
  watch: CertificateWatch,
  print: string,
  read: CertificateRead,
): { readonly watch: CertificateWatch; readonly verdict: CertificateVerdict } {
  if (read === 'usable') {
    return { watch: { settled: print, doubtful: undefined }, verdict: 'take' };
  }
  if (watch.doubtful === print) {
    return { watch: { settled: print, doubtful: undefined }, verdict: 'refuse' };
  }
  return { watch: { ...watch, doubtful: print }, verdict: 'wait' };
}
