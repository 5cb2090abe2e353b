// Acronyms in names, which people read in capitals.

const acronyms = new Set(
  `acl ai api asin bcc bic cdn ceo cfo cli cpf cpu crm css csv cto cvc cve cvv dna dns dob doi dpi ean ein erp
  eta faq fps ftp gdp gdpr gln gmt gps gpu gtin gui hdd html http https iban id ide imap imdb imei ip ipv isbn
  isin iso issn json jwt kpi lan llm mac mfa mpn nfc ngo ocr os otp pc pdf pin qr ram rfid rgb roi rpm rss sdk
  seo sepa sftp sim sku sla sms smtp sql ssd ssh ssl ssn sso svg tcp tls totp ttl tv udp ui uk upc uri url usb
  utc uuid ux vat vin vip vlan vpn wan xml yaml zip`.split(/\s+/),
);

/** `cover url` -> `cover URL`, `api keys` -> `API keys`, `urls` -> `URLs` */
export function withAcronyms(words: string): string {
  return words.replace(/[a-z]+/g, (word) => {
    if (acronyms.has(word)) return word.toUpperCase();
    const single = word.replace(/s$/, '');
    return acronyms.has(single) ? `${single.toUpperCase()}s` : word;
  });
}
