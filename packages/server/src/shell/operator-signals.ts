/**
 * What an operator can do while the server runs (SPEC A17). Signals, because the kernel lets only the
 * same user and root send them: no port is open for it, and no secret or file is needed. SIGUSR1 is
 * taken: the engine stops its own threads with it.
 */
export function hearOperator(given: { reload(): void; liftBlocks(): void }): void {
  process.on('SIGHUP', () => given.reload());
  process.on('SIGUSR2', () => given.liftBlocks());
}
