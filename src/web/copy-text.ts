/** Puts text on the clipboard. Browsers may refuse that; the text then stays where it can be selected by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
