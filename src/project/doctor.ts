// doctor: looks at the machine and at a book: what is there, what is missing, what to type.

import { existingEnvironment, pythonFor } from '../execute/index.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { requirementsOf } from './environments.ts';
import { openFolder } from './folder.ts';

export interface Finding {
  subject: string;
  /** `missing` keeps something from working; `absent` is needed for some things only. */
  state: 'ok' | 'missing' | 'absent';
  found: string;
  /** What to do. */
  remedy?: string;
}

/** Never throws: what cannot be found out is a finding. */
export async function examine(directory: string): Promise<Finding[]> {
  return [nodeFinding(), await pythonFinding(), ...(await bookFindings(directory))];
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isFit = major > 20 || (major === 20 && minor >= 19);
  return {
    subject: 'Node',
    state: isFit ? 'ok' : 'missing',
    found: process.version,
    ...(!isFit && { remedy: 'install Node 20.19 or newer from your system or from nodejs.org' }),
  };
}

/** The Python that a build would take. */
async function pythonFinding(): Promise<Finding> {
  const found = await pythonFor({});
  if (!found.ok) {
    return {
      subject: 'Python',
      state: 'missing',
      found: `none from 3.11 on (${found.asked === undefined ? '' : `${found.asked}: `}${found.seen})`,
      remedy: 'install Python 3.11 or newer, or set OCTAVO_PYTHON to one; needed only to run code',
    };
  }
  const { path, version, venv } = found.python;
  if (venv) return { subject: 'Python', state: 'ok', found: `${version} (${path})` };
  return {
    subject: 'Python',
    state: 'missing',
    found: `${path} lacks its module venv`,
    remedy: 'Debian and Ubuntu: apt install python3-venv',
  };
}

/** The environments of the book in a folder. */
async function bookFindings(directory: string): Promise<Finding[]> {
  const folder = openFolder(directory);
  const configuration = readConfiguration(folder);
  if (configuration.file === undefined) {
    return [
      {
        subject: 'book',
        state: 'absent',
        found: `no octavo.yml in ${directory}`,
        remedy: 'octavo new my-book',
      },
    ];
  }
  const findings: Finding[] = [
    { subject: 'book', state: 'ok', found: `${configuration.settings.title} (${configuration.file})` },
  ];
  for (const { name } of configuration.settings.variants) {
    const subject = configuration.settings.singleVariant ? 'environment' : `environment ${name}`;
    const { requirements } = requirementsOf(name, configuration, folder, {});
    if (requirements.length === 0) {
      findings.push({
        subject,
        state: 'absent',
        found: 'no requirements: its code does not run',
        remedy: 'list packages in requirements.txt',
      });
      continue;
    }
    const environment = await existingEnvironment({ variant: name, requirements });
    findings.push(
      environment
        ? {
            subject,
            state: 'ok',
            found: `${environment.packages.length} packages, Python ${environment.pythonVersion}, in ${environment.folder}`,
          }
        : { subject, state: 'absent', found: 'not made yet', remedy: 'the next build makes it' },
    );
  }
  return findings;
}
