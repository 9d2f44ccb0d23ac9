/** A browser's own reader of bar codes: in Chromium on Android, ChromeOS and macOS, and in few others. */
interface CodeReader {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}

type CodeReaders = new (options: { readonly formats: readonly string[] }) => CodeReader;

export function canReadPictures(): boolean {
  return 'BarcodeDetector' in globalThis;
}

/** The text of the QR code in a picture; null where there is none, or where this browser cannot read any. */
export async function readPicture(picture: Blob): Promise<string | null> {
  const Reader = (globalThis as { readonly BarcodeDetector?: CodeReaders }).BarcodeDetector;
  if (Reader === undefined) return null;
  const bitmap = await createImageBitmap(picture);
  const codes = await new Reader({ formats: ['qr_code'] }).detect(bitmap);
  bitmap.close();
  return codes[0]?.rawValue ?? null;
}
