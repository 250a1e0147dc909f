/** Numbers that both ends of a wire must agree on. */

/** The only version there is; `Hello` names it. */
export const protocolVersion = 1;

/** The WebSocket subprotocol that goes with it (RFC 6455 section 1.9). */
export const subprotocol = 'passerby.v1';

/** The path of the WebSocket on the server. */
export const socketPath = '/socket';

/** The largest frame on either wire, in bytes. */
export const maxFrameBytes = 16 * 1024;

/** A parked description: ICE credentials, fingerprint, candidates, codec table. */
export const maxDescriptionBytes = 1_200;

/** Candidates that only a partner on the same private network may see. */
export const maxLocalCandidatesBytes = 256;

/** What one `Signal` can carry. */
export const maxSignalBytes = 4_096;

/** One interest: the first bytes of SHA-256 over the normalised word. */
export const tagBytes = 6;

/** Interests of one ticket. */
export const maxTags = 8;

/** A resume token: a number to find the session by (4) and a secret to prove it with (16). */
export const resumeTokenBytes = 20;

/** SHA-256 over a fingerprint and a nonce: what is committed to before anybody has been met. */
export const commitmentBytes = 32;

/** The random bytes that open a commitment. */
export const nonceBytes = 32;

/** What each side of a pair gets to prove later that it was of that pair, and the hash of one. */
export const pairKeyBytes = 16;

/** How long one side of a call that outlived its server waits for the other to come back. */
export const reattachWindowMs = 30_000;

/** The name and the password for a relay, and the addresses of its ports. */
export const maxRelayNameBytes = 64;
export const maxRelayUrlsBytes = 1_024;

/** One address of a relay, and how many of them there may be. */
export const maxRelayUrlBytes = 256;
export const maxRelayUrls = 3;

/** How long a password for the relay opens it. What was opened with it stays open. */
export const relayPassSeconds = 600;

/** No server asks for more bits of work than this: a phone takes half a minute or so. */
export const maxWorkBits = 22;

/** One item of a record: its id (u8), a number (u32), how long it stays (u16); and how many there may be. */
export const recordItemBytes = 7;
export const maxRecordItems = 40;

/** Characters (UTF-16 code units, as `maxlength` counts them) of one chat message. */
export const maxSayCharacters = 2_000;

/** The same in bytes: UTF-8 takes at most three for one UTF-16 code unit. */
export const maxSayBytes = 3 * maxSayCharacters;

/** Upper ends of the groups that the time to the first picture is told in; the last group has no end. */
export const firstFrameGroupsMs = [250, 500, 1_000, 2_000, 4_000] as const;

/** Deadlines of the server, in milliseconds. */
export const helloTimeoutMs = 5_000;
export const resumeWindowMs = 15_000;
export const relaxAfterMs = 4_000;

/** Former partners a session is kept from meeting again while both live. */
export const avoidedPartners = 8;

/** For so long after its end a pairing can still be flagged. */
export const flagWindowMs = 60_000;

/** Proof of work: what is hashed, and for how long an answer is taken. */
export const challengeSeedBytes = 16;
export const workNonceBytes = 8;
export const challengeMs = 120_000;
