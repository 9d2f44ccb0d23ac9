/** What is wrong with a picture of a participant. */
export const PHOTO_SENTENCES = {
  'is-no-jpeg-or-png': {
    id: 'bukan gambar JPEG atau PNG',
    en: 'is no JPEG or PNG picture',
  },
  'is-a-photo-larger-than': {
    id: 'lebih besar dari {{most}} kB; kecilkan dahulu',
    en: 'is larger than {{most}} kB; make it smaller first',
  },
  'is-named-after-nobody': {
    id: 'dinamai {{number}}, dan tidak ada peserta bernomor itu dalam sesi ini',
    en: 'is named {{number}}, and no participant of this session has that number',
  },
  'is-a-second-photo-of': {
    id: 'adalah foto kedua dari {{number}}; yang pertama dalam daftar yang dipakai',
    en: 'is a second photo of {{number}}; the first in the list is taken',
  },
} as const;
