const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

export const LONGEST_NAMESPACE = 63;

/** Those of Kubernetes itself. */
export function isSystemNamespace(namespace: string): boolean {
  return namespace.startsWith('kube-');
}

/** Whether it has the form of one, whatever its length. */
export function isNamespace(namespace: string): boolean {
  return DNS_LABEL.test(namespace);
}
