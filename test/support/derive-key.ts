/** Prints the key that this Node derives from a passphrase, and what it would choose itself. Run by other versions of Node. */
import { deriveKey, newDerivation, type Derivation } from '../../daemon/core/key-derivation.ts'

const [passphrase = '', kdf = '{}'] = process.argv.slice(2)
const key = await deriveKey(passphrase, JSON.parse(kdf) as Derivation)
process.stdout.write(JSON.stringify({ key: key.toString('hex'), fresh: newDerivation().alg }))
