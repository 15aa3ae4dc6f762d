export default async function stopTestCluster(): Promise<void> {
  await globalThis.testServer?.stop();
}
