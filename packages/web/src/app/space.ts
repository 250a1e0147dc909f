/** Between two sentences, or a sentence and a link: nothing where a full-width mark has its space in itself. */
export const space = /ja|zh/.test(document.documentElement.lang) ? '' : ' ';
