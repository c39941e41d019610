import type { Page } from '../page.js';

/** How to check a receipt with tools that everybody has; each block runs as it is printed. */
export function CheckByHand({ page }: { page: Page }) {
  const { byHand } = page.texts.verify;
  const steps = [
    [byHand.key, keysOf(page.origin)],
    [byHand.signature, signature],
    [byHand.leaf, leaf],
    [byHand.log, log],
    [byHand.checkpoint, checkpoint],
    [byHand.file, file],
  ] as const;
  return (
    <section id="by-hand">
      <h2>{byHand.title}</h2>
      <p>{byHand.lead}</p>
      <ol className="by-hand">
        {steps.map(([what, commands]) => (
          <li key={what} id={what === byHand.file ? 'file-sum' : undefined}>
            <p>{what}</p>
            <pre className="code">{commands}</pre>
          </li>
        ))}
      </ol>
      <p className="small muted">{byHand.format}</p>
    </section>
  );
}

/** Gets the public keys of a portal; other ways to check begin with it, too. */
export function keysOf(origin: string): string {
  return `curl -s ${origin}/api/v1/receipt-keys -o keys.json`;
}

/** A raw Ed25519 key becomes one that OpenSSL reads by the twelve bytes of its SubjectPublicKeyInfo (RFC 8410). */
const signature = `KEY=$(jq -r --slurpfile r receipt.json \\
  '.items[] | select(.keyId == $r[0].keyId) | .publicKey' keys.json)
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
  printf '%s=' "$KEY" | tr '_-' '/+' | openssl base64 -d -A; } > key.der
jq -j '.signature + "=="' receipt.json | tr '_-' '/+' | openssl base64 -d -A > signature.bin
jq -jcS 'del(.signature, .proof)' receipt.json > signed.json
openssl pkeyutl -verify -pubin -keyform DER -inkey key.der \\
  -rawin -in signed.json -sigfile signature.bin`;

const leaf = `{ printf '\\000'
  jq -j '.salt + "="' receipt.json | tr '_-' '/+' | openssl base64 -d -A
  jq -jcS .statement receipt.json; } |
  openssl dgst -sha256 -binary | openssl base64 -A | tr '/+' '_-' | tr -d '='; echo
jq -r .leaf receipt.json`;

/** RFC 9162, 2.1.3.2, with hashes as hex. Its functions stay in the shell: none is called like a program. */
const log = `sum_of_node() { xxd -r -p | openssl dgst -sha256 -r | cut -c 1-64; }
to_hex() { tr '_-' '/+' | openssl base64 -d -A | xxd -p -c 64; }
n=$(jq '.seq - 1' receipt.json)
last=$(jq -r .proof.checkpoint receipt.json | sed -n 2p); last=$((last - 1))
h=$(jq -j '.leaf + "="' receipt.json | to_hex)
for s in $(jq -r '.proof.path[]' receipt.json); do
  s=$(printf '%s=' "$s" | to_hex)
  if [ $((n % 2)) = 1 ] || [ $n = $last ]; then
    h=$(printf '01%s%s' $s $h | sum_of_node)
    while [ $((n % 2)) = 0 ] && [ $n != 0 ]; do n=$((n / 2)); last=$((last / 2)); done
  else
    h=$(printf '01%s%s' $h $s | sum_of_node)
  fi
  n=$((n / 2)); last=$((last / 2))
done
echo $h
jq -r .proof.checkpoint receipt.json | sed -n 3p | to_hex`;

const checkpoint = `jq -r .proof.checkpoint receipt.json | sed '/^$/,$d' > checkpoint.txt
jq -r .proof.checkpoint receipt.json | sed -n 's/^— .* //p' |
  openssl base64 -d -A | tail -c 64 > checkpoint.bin
openssl pkeyutl -verify -pubin -keyform DER -inkey key.der \\
  -rawin -in checkpoint.txt -sigfile checkpoint.bin`;

/** Part by part with `dd`: `split` has no `--filter` on macOS. */
const file = `for part in $(seq 0 $((($(wc -c < FILE) - 1) / 8388608))); do
  dd if=FILE bs=8388608 skip=$part count=1 2>/dev/null | openssl dgst -sha256 -binary
done | openssl dgst -sha256 -r`;
