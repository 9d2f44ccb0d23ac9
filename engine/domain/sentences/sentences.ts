import { ITEM_SENTENCES } from './item-sentences.ts';
import { BANK_SENTENCES } from './bank-sentences.ts';
import { EXAM_SENTENCES } from './exam-sentences.ts';
import { FIELD_SENTENCES } from './field-sentences.ts';
import { PHOTO_SENTENCES } from './photo-sentences.ts';
import { QUIZ_SENTENCES } from './quiz-sentences.ts';
import { SHEET_SENTENCES } from './sheet-sentences.ts';
import { MARKUP_SENTENCES } from './markup-sentences.ts';
import { FILE_SENTENCES } from './file-sentences.ts';
import { MOODLE_SENTENCES } from './moodle-sentences.ts';
import { NATIVE_SENTENCES } from './native-sentences.ts';
import { QTI_RULE_SENTENCES } from './qti-rule-sentences.ts';
import { QTI_ITEM_SENTENCES } from './qti-item-sentences.ts';
import { QTI_PACKAGE_SENTENCES } from './qti-package-sentences.ts';

/** Every sentence about what a person gave us, by its code, in both languages. `{{name}}` is a blank for a value. */
export const SENTENCES = {
  ...ITEM_SENTENCES,
  ...BANK_SENTENCES,
  ...EXAM_SENTENCES,
  ...FIELD_SENTENCES,
  ...PHOTO_SENTENCES,
  ...QUIZ_SENTENCES,
  ...SHEET_SENTENCES,
  ...MARKUP_SENTENCES,
  ...FILE_SENTENCES,
  ...MOODLE_SENTENCES,
  ...NATIVE_SENTENCES,
  ...QTI_RULE_SENTENCES,
  ...QTI_ITEM_SENTENCES,
  ...QTI_PACKAGE_SENTENCES,
};
