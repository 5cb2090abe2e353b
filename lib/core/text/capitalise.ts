// Capital letters at the start of words.

/** `blog post` -> `Blog post` */
export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `blog`, `post` -> `BlogPost` */
export const joinCapitalised = (words: readonly string[]) => words.filter(Boolean).map(capitalise).join('');
