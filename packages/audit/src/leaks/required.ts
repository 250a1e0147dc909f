/** What the audit tells a leaky control in its environment. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`a leaky control needs ${name}`);
  return value;
}
