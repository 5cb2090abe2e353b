// Text from other people, made safe to print.

/** `text` on one line without control characters, so that it cannot move the cursor or hide anything. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
