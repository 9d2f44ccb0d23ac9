/** What rules of QTI hold that is not carried out here. */
export const QTI_RULE_SENTENCES = {
  'two-variables-named': {
    id: 'dua variabel bernama {{name}}',
    en: 'two variables named {{name}}',
  },
  'a-without-an-identifier': {
    id: '{{element}} tanpa pengenal',
    en: 'a {{element}} without an identifier',
  },
  'with-the-cardinality': {
    id: '{{name}} dengan kardinalitas "{{cardinality}}"',
    en: '{{name}} with the cardinality "{{cardinality}}"',
  },
  'with-the-base-type': {
    id: '{{name}} dengan tipe dasar "{{type}}"',
    en: '{{name}} with the base type "{{type}}"',
  },
  'without-a-base-type': {
    id: '{{name}} tanpa tipe dasar',
    en: '{{name}} without a base type',
  },
  'the-expression-line': {
    id: 'ekspresi {{expression}} (baris {{line}})',
    en: 'the expression {{expression}} (line {{line}})',
  },
  'variable-is-not-declared': {
    id: '{{element}} atas {{name}}, yang tidak dideklarasikan',
    en: '{{element}} of {{name}}, which is not declared',
  },
  'lacks-an-attribute': {
    id: '{{element}} tanpa {{name}}',
    en: '{{element}} without {{name}}',
  },
  'a-container-of-more-than-values': {
    id: 'wadah berisi lebih dari {{most}} nilai',
    en: 'a container of more than {{most}} values',
  },
  'fieldvalue-of-what-is-no-record': {
    id: 'fieldValue dari sesuatu yang bukan rekaman',
    en: 'fieldValue of what is no record',
  },
  'equal-by-the-tolerance-mode': {
    id: 'equal dengan cara toleransi "{{mode}}"',
    en: 'equal by the tolerance mode "{{mode}}"',
  },
  'equal-by-tolerance-without-a-tolerance': {
    id: 'equal dengan toleransi {{mode}} tanpa toleransi',
    en: 'equal by {{mode}} tolerance without a tolerance',
  },
  'randominteger-from-to-by': {
    id: 'randomInteger dari {{least}} sampai {{most}} dengan langkah {{step}}',
    en: 'randomInteger from {{least}} to {{most}} by {{step}}',
  },
  'the-constant': {
    id: 'konstanta "{{name}}"',
    en: 'the constant "{{name}}"',
  },
  'rounding-by-mode': {
    id: '{{name}} dengan cara "{{mode}}"',
    en: '{{name}} by "{{mode}}"',
  },
  'rounding-to-figures': {
    id: '{{name}} sampai {{figures}} angka',
    en: '{{name}} to {{figures}} figures',
  },
  'the-statistic': {
    id: 'statistik "{{name}}"',
    en: 'the statistic "{{name}}"',
  },
  'the-function': {
    id: 'fungsi "{{name}}"',
    en: 'the function "{{name}}"',
  },
  'a-basevalue-of-the-type': {
    id: 'baseValue bertipe "{{type}}"',
    en: 'a baseValue of the type "{{type}}"',
  },
  'a-value-of-a-type': {
    id: '{{type}} "{{text}}"',
    en: 'the {{type}} "{{text}}"',
  },
  'variable-has-no-mapping': {
    id: '{{element}} atas {{name}}, yang tidak memiliki pemetaan',
    en: '{{element}} of {{name}}, which has no mapping',
  },
  'mapresponsepoint-of-which-has-no-areamapping': {
    id: 'mapResponsePoint atas {{name}}, yang tidak memiliki areaMapping',
    en: 'mapResponsePoint of {{name}}, which has no areaMapping',
  },
  'a-lookuptable-without-a-table': {
    id: 'lookupTable tanpa tabel',
    en: 'a lookupTable without a table',
  },
  'the-pattern-at-sign': {
    id: 'pola "{{pattern}}" (pada tanda ke-{{sign}})',
    en: 'the pattern "{{pattern}}" (at sign {{sign}})',
  },
  'a-pattern-compared-with-a-text-of-that': {
    id: 'pola yang dibandingkan dengan teks sepanjang itu',
    en: 'a pattern compared with a text of that length',
  },
  'a-pattern-that-large': {
    id: 'pola sebesar itu',
    en: 'a pattern that large',
  },
  'a-response-of-more-than-values': {
    id: 'jawaban dengan lebih dari {{most}} nilai untuk {{name}}',
    en: 'a response of more than {{most}} values to {{name}}',
  },
  'several-values-as-the-response-to-which': {
    id: 'beberapa nilai sebagai jawaban untuk {{name}}, yang tunggal',
    en: 'several values as the response to {{name}}, which is single',
  },
  'the-response-to-which-is-a-record': {
    id: 'jawaban untuk {{name}}, yang berupa rekaman',
    en: 'the response to {{name}}, which is a record',
  },
  'the-rule-line': {
    id: 'aturan {{rule}} (baris {{line}})',
    en: 'the rule {{rule}} (line {{line}})',
  },
  'a-without-an-expression-line': {
    id: '{{rule}} tanpa ekspresi (baris {{line}})',
    en: 'a {{rule}} without an expression (line {{line}})',
  },
  'element-in-a-condition': {
    id: '{{element}} di dalam syarat (baris {{line}})',
    en: '{{element}} in a condition (line {{line}})',
  },
  'set-to-a-value-of-another-cardinality': {
    id: '{{name}} diisi nilai dengan kardinalitas lain',
    en: '{{name}} set to a value of another cardinality',
  },
  'which-is-single-set-to-several-values': {
    id: '{{name}}, yang tunggal, diisi beberapa nilai',
    en: '{{name}}, which is single, set to several values',
  },
  'lookupoutcomevalue-of-which-has-no-table': {
    id: 'lookupOutcomeValue atas {{name}}, yang tidak memiliki tabel',
    en: 'lookupOutcomeValue of {{name}}, which has no table',
  },
  'a-file-whose-root-is-not-an-item': {
    id: 'berkas yang akarnya {{root}}, bukan soal QTI 2 atau 3',
    en: 'a file whose root is {{root}}, not an item of QTI 2 or 3',
  },
  'the-response-processing-template': {
    id: 'templat pemrosesan jawaban {{template}}',
    en: 'the response processing template {{template}}',
  },
  'the-shape': {
    id: 'bentuk "{{shape}}"',
    en: 'the shape "{{shape}}"',
  },
  'the-template-in-an-item-without-response': {
    id: 'templat {{template}} pada soal tanpa RESPONSE',
    en: 'the template {{template}} in an item without RESPONSE',
  },
  'map-response-of-which-has-no-mapping': {
    id: 'map_response atas {{name}}, yang tidak memiliki pemetaan',
    en: 'map_response of {{name}}, which has no mapping',
  },
  'map-response-point-of-which-has-no-areamapping': {
    id: 'map_response_point atas {{name}}, yang tidak memiliki areaMapping',
    en: 'map_response_point of {{name}}, which has no areaMapping',
  },
} as const;
