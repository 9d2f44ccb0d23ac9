import { faultOfPassword } from './password.ts';

test.each([
  ['pendek', 'short'],
  ['sebelas-123', 'short'],
  ['kata-sandi-lama', 'same'],
  ['Panitia-Satu-2026', 'name'],
  ['panitiasatu99', 'name'],
  ['aaaaaaaaaaaaaaaa', 'simple'],
  ['abababababab12', 'simple'],
  ['abcdefghijklmnop', 'simple'],
  ['123456789012', 'simple'],
  ['Password2026!', 'common'],
  ['p4ssw0rdp4ssw0rd', 'common'],
  ['Rahasia-Rahasia-1', 'common'],
  ['qwertyuiop1234', 'common'],
  ['kuda hijau melompat pagar', null],
  ['tiga-Kapal_di.laut', null],
  ['ujian di gedung sate 7', null],
  ['pengawas-1234567', 'common'],
])('%j: %s', (password, fault) => {
  expect(faultOfPassword(password, 'panitia-satu', 'kata-sandi-lama')).toBe(fault);
});
