// commands: every change about people, by name.

import { claimAdministrator, offerAdministrator } from './administrator.ts';
import { createKey, revokeKey } from './keys.ts';
import { leave } from './leave.ts';
import { addPasskey, removePasskey, usedPasskey } from './passkeys/commands.ts';
import { claimPerson, createPerson, provenAddress, reclaimPerson } from './person.ts';
import { setPreferences } from './preferences.ts';
import { setRole, setTrust } from './roles.ts';
import { writeVisits } from './visits.ts';

export const peopleCommands = {
  'person.create': createPerson,
  'person.claim': claimPerson,
  'person.reclaim': reclaimPerson,
  'person.proven': provenAddress,
  'person.prefer': setPreferences,
  'person.role': setRole,
  'person.trust': setTrust,
  'person.leave': leave,
  'person.visits': writeVisits,
  'administrator.offer': offerAdministrator,
  'administrator.claim': claimAdministrator,
  'key.create': createKey,
  'key.revoke': revokeKey,
  'passkey.add': addPasskey,
  'passkey.used': usedPasskey,
  'passkey.remove': removePasskey,
};
