export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/**
 * The language that a locale asks for; undefined where it asks for none that we speak.
 *
 * @example
 * languageOf("fr_CA.UTF-8"); // "fr"
 */
export function languageOf(locale: string): Language | undefined {
  const wanted = locale.toLowerCase().split(/[-_.@]/)[0];
  return languages.find((language) => language === wanted);
}
