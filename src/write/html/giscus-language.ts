// giscus-language: which of the languages of giscus a book's is.

/** By BCP 47 tag in lower case, giscus' name of the language; a tag with more parts is looked up by its first ones. */
const languages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'ar be bg ca cs da de en eo es eu fa fr gsw he hu id it ja ko nl pl pt ro ru th tr uk uz vi'
      .split(' ')
      .map((tag) => [tag, tag]),
  ),
  bs: 'hbs',
  el: 'gr',
  hr: 'hbs',
  km: 'kh',
  sr: 'hbs',
  zh: 'zh-CN',
  'zh-hant': 'zh-TW',
  'zh-hk': 'zh-HK',
  'zh-tw': 'zh-TW',
};

/** English where giscus does not speak the language. */
export function giscusLanguage(language: string): string {
  const parts = language.toLowerCase().split('-');
  for (let count = parts.length; count > 0; count--) {
    const tag = parts.slice(0, count).join('-');
    if (Object.hasOwn(languages, tag)) return languages[tag] ?? 'en';
  }
  return 'en';
}
