declare module "fontkit" {
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean; characterSet: number[] };
  export function create(data: Buffer): Font;
}
