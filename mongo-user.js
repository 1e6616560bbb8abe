// Run by mongosh in the container of compose.yaml, once, on an empty database: the server signs in as a user
// that may read and write its own database, and there is no other user.
const password = require('node:fs').readFileSync('/run/secrets/mongo_password', 'utf8').trim()
db.getSiblingDB('klucznik').createUser({ user: 'klucznik', pwd: password, roles: ['readWrite'] })
