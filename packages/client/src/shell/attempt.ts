/**
 * Calls, and stops nobody else when that throws: the page hears of it as of every error that nobody
 * caught (HTML, "report the exception").
 */
export function attempt(call: () => void): void {
  try {
    call();
  } catch (error) {
    pass(error);
  }
}

function pass(error: unknown): void {
  // Safari has it since 15.4.
  if (typeof reportError === 'function') reportError(error);
  else {
    queueMicrotask(() => {
      throw error;
    });
  }
}
