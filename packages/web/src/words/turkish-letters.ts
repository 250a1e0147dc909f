/** Those that `styles/fonts.css` has in files of their own, by their code points. */
export const turkishLetters = 'ĞğİŞş';
