export { brandCss } from './brand/brand-css.js';
export { deriveBrand, type BrandColours, type BrandTokens, type Tokens } from './brand/brand.rules.js';
export { contrast } from './brand/colour.rules.js';
export { bandMap, fieldMap, heroMap, type FieldMapOptions } from './land/field-map.js';
export { mark, type MarkPalette } from './land/mark.js';
export { seal } from './land/seal.js';
