/** How a place of a list is called on the form: A, B, C; or 1, 2, 3. */
export const letter = (place: number): string => (place < 26 ? String.fromCharCode(65 + place) : String(place + 1));
export const ordinal = (place: number): string => String(place + 1);
