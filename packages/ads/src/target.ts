/**
 * Names of parameters that tell one visitor, click or campaign from another. A creative with one of
 * them would let the advertiser's site know more than that somebody came.
 */
const trackingNames = [
  /^(?:utm|hsa|pk|mtm|matomo|piwik|itm|stm|ga|oly|vero|trk|trc|elq|sc|wt|_hs|_ke|_ga|_gl)[_-]?/,
  /^(?:gclid|gclsrc|dclid|wbraid|gbraid|gad_.*|fbclid|fb_.*|msclkid|yclid|ysclid|twclid|ttclid)$/,
  /^(?:igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|s_kwcid|srsltid|epik|rdt_cid|scclid|sccid)$/,
  /^(?:ref|referrer|referer|source|src|campaign|cmp|cmpid|cid|aff|affid|affiliate|partner|pid)$/,
  /^(?:affiliate|campaign|click|visitor|user|session|tracking|track|subid|sub_id)[_-]?(?:id)?$/,
  /^(?:uid|sid|clickref|irclickid|irgwc|zanpid|awc|tag|token|fingerprint|cb|cachebuster|rand)$/,
];

/** A run of letters and digits that no one would call a word: an identifier, whatever its name. */
const token = /(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}|[0-9a-f]{16,}|\d{10,}/i;

/** Returns what is wrong with a creative's link, to follow the field's name, or undefined. */
export function linkFault(link: string): string | undefined {
  if (link.length > 300) return 'is longer than 300 characters';
  if (/[\s\p{Cc}\p{Cf}\\"'<>`{}|^]/u.test(link)) return 'has a character that no link should have';
  if (link.startsWith('/')) {
    return /^\/(?:[a-z0-9-]+\/)*$/.test(link)
      ? undefined
      : 'within this site must be a page such as /how-it-works/';
  }
  const url = URL.parse(link);
  if (url === null) return 'is no address such as https://shop.example/lamps';
  if (url.protocol !== 'https:') return `must begin with https://, not with ${url.protocol}`;
  if (url.username !== '' || url.password !== '') return 'holds a name or a password';
  if (url.port !== '') return 'names a port';
  if (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)) {
    return 'must name a host such as shop.example';
  }
  return trackingFault(url);
}

function trackingFault(url: URL): string | undefined {
  const inFragment = new URLSearchParams(url.hash.slice(1));
  for (const [name, value] of [...url.searchParams, ...inFragment]) {
    const known = trackingNames.some((pattern) => pattern.test(name.toLowerCase()));
    if (known) return `has the tracking parameter ${JSON.stringify(name)}`;
    if (token.test(value)) return `has an identifier in the parameter ${JSON.stringify(name)}`;
  }
  const piece = [...url.hostname.split('.'), ...url.pathname.split('/')].find((part) =>
    token.test(part.replaceAll(/-+(?=[a-z]+(?:-|$))/gi, ' ')),
  );
  return piece === undefined ? undefined : `has an identifier in it: ${JSON.stringify(piece)}`;
}
