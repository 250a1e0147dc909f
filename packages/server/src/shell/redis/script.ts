/** A Lua script, and the name that the engine knows it by once it has seen it. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
}

export const script = (text: string): Script => ({
  text,
  sha1: new Bun.CryptoHasher('sha1').update(text).digest('hex'),
});
