/** What an operator can tune (SPEC A17); `--help` says what each is for. */
export interface ModerationOptions {
  /** Distinct voices whose flags end a session. */
  readonly flagThreshold: number;
  /** A reporter who leaves sooner than this has not seen enough to be counted. */
  readonly minSharedMs: number;
  /** How long a network stays away when one of its sessions was ended and no block is due. */
  readonly pauseMs: number;
  /** The first block, the second, and so on; the last one repeats. */
  readonly blockMs: readonly number[];
  /** A block needs flags from at least this share of a network's recent pairings. */
  readonly blockShare: number;
  /** Flags of one voice that count within ten minutes; more when it meets many people. */
  readonly flagsPerVoice: number;
  /** Matches of one network that are free; more cost work. */
  readonly matchesPerMinute: number;
  /** Bits of work at the normal level; 0: none is ever asked for. */
  readonly workBits: number;
  /** Sockets and joins a second, from everybody together, that are no stress. */
  readonly calmPerSecond: number;
}
