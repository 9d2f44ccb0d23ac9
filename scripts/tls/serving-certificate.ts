import { X509Certificate, createPrivateKey } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { TLS_FILES, readTlsFile } from '../../engine/storage/tls-files.ts';
import { CouldNotRun } from '../commands/outcome.ts';

/** What a data folder gives the engine to serve encrypted with. */
export interface ServingCertificate {
  readonly key: string;
  readonly cert: string;
  /** The authority's certificate and nothing else of its file; null where somebody brought a certificate of another one. */
  readonly authority: string | null;
}

const DAY_MS = 86_400_000;
const WARN_DAYS = 14;

/** Null when the folder has no TLS. A certificate that no browser would take is a sentence now, not a riddle in the hall. */
export function readServingCertificate(dataDir: string, now: Date): ServingCertificate | null {
  const key = readTlsFile(dataDir, TLS_FILES.serverKey);
  const cert = readTlsFile(dataDir, TLS_FILES.server);
  // Not needed to serve, and mended all the same if others can read it.
  readTlsFile(dataDir, TLS_FILES.authorityKey);
  if (key === null && cert === null) return null;
  if (key === null || cert === null) {
    const missing = join(dataDir, key === null ? TLS_FILES.serverKey : TLS_FILES.server);
    throw new CouldNotRun(`${missing} is missing. Restore it from the backup, or run terang tls init --renew.`);
  }
  const certificate = parseCertificate(cert, join(dataDir, TLS_FILES.server));
  if (!belongs(certificate, key)) {
    throw new CouldNotRun(`${TLS_FILES.serverKey} is not the key of ${TLS_FILES.server}. Run terang tls init --renew.`);
  }
  if (now > ends(certificate)) {
    throw new CouldNotRun(
      `The certificate in ${dataDir} was valid until ${day(ends(certificate))}, and no browser takes it any more. Is the clock of this machine right? If it is, run terang tls init --renew.`,
    );
  }
  const authority = readTlsFile(dataDir, TLS_FILES.authority);
  const only = authority === null ? null : parseCertificate(authority, join(dataDir, TLS_FILES.authority)).toString();
  return { key, cert, authority: only };
}

/** What is not wrong enough to refuse; `hosts` are the names and addresses that people will be told. */
export function warnAbout({ authority, cert }: ServingCertificate, hosts: readonly string[], now: Date): string[] {
  const certificate = new X509Certificate(cert);
  const uncovered = hosts.filter((host) => !covers(certificate, host));
  const warnings: string[] = [];
  if (uncovered.length > 0) {
    warnings.push(
      `the certificate is not for ${uncovered.join(', ')}: browsers will warn. Run terang tls init --renew.`,
    );
  }
  if (now < begins(certificate)) {
    warnings.push(
      `the certificate is valid only from ${day(begins(certificate))}: is the clock of this machine right?`,
    );
  }
  if (endsSoon(certificate, now)) {
    warnings.push(`the certificate is valid until ${day(ends(certificate))} only. Run terang tls init --renew.`);
  }
  if (authority === null) return warnings;
  const issuer = new X509Certificate(authority);
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) {
    warnings.push(
      `${TLS_FILES.server} was not signed by ${TLS_FILES.authority}: workstations that trust it will refuse.`,
    );
  } else if (endsSoon(issuer, now)) {
    const until = day(ends(issuer));
    warnings.push(
      `the authority is valid until ${until} only. Move tls-* away, run terang tls init, and set up the workstations anew.`,
    );
  }
  return warnings;
}

export function parseCertificate(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new CouldNotRun(`${path} holds no certificate.`);
  }
}

export function ends(certificate: X509Certificate): Date {
  return new Date(certificate.validTo);
}

export function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function begins(certificate: X509Certificate): Date {
  return new Date(certificate.validFrom);
}

function endsSoon(certificate: X509Certificate, now: Date): boolean {
  return ends(certificate).getTime() - now.getTime() < WARN_DAYS * DAY_MS;
}

function covers(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
}

function belongs(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
