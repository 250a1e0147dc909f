export const site = {
  homeTitle: 'Meet a stranger',
  title: (page: string) => `${page} · Passerby`,
};
