// Acronyms in names, which people read in capitals.

const acronyms = new Set(
  `api bic cpu css csv dns ean faq gps gtin html http https iban id ip isbn issn json jwt kpi pdf qr rgb rss
  sku sms sql ssh ssl svg tls uri url usb utc uuid vat vpn xml`.split(/\s+/),
);

/** `cover url` -> `cover URL`, `api keys` -> `API keys`, `urls` -> `URLs` */
export function withAcronyms(words: string): string {
  return words.replace(/[a-z]+/g, (word) => {
    if (acronyms.has(word)) return word.toUpperCase();
    const single = word.replace(/s$/, '');
    return acronyms.has(single) ? `${single.toUpperCase()}s` : word;
  });
}
