const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text as it may stand in XML, between tags or in double quotes. */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
