// Runs before the lobby at `/` is shown: who chose another language for the page goes on to it.
// `preferences.ts` says what is stored; `languages.ts` which languages there are.
(() => {
  const others = /^(?:ar|de|es|fr|hi|it|ja|pt|ru|tr|zh)$/;
  try {
    const { interfaceLanguage } = JSON.parse(localStorage.getItem('passerby') ?? '{}');
    if (others.test(interfaceLanguage)) location.replace(`/${interfaceLanguage}/`);
  } catch {
    // Nothing is stored, or it cannot be read: then the page is as it is.
  }
})();
