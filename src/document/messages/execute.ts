// messages/execute: mistakes found by execute/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

export const executeMessages = defineMessages({
  'python-not-found': {
    severity: 'error',
    message: (seen: string) => `no Python 3.11 or newer was found (${seen})`,
    help: () => 'install Python, or set OCTAVO_PYTHON to the path of one',
    explain:
      "Octavo makes the book's environment with a Python of your machine: the first of `python3.13`, `python3.12`, `python3.11`, `python3` and `python` on the PATH that is version 3.11 or newer. `--no-execute` builds the book without running code.",
    bad: '$ octavo build',
    good: '$ OCTAVO_PYTHON=/opt/python3.12/bin/python3 octavo build',
  },
  'python-not-usable': {
    severity: 'error',
    message: (asked: string, seen: string) => `cannot use ${asked} as Python: ${seen}`,
    help: () => 'name a Python that is 3.11 or newer, or unset OCTAVO_PYTHON to let Octavo choose one',
    explain:
      'A Python was asked for by name or path, and it is missing, does not run, or is older than 3.11.',
    bad: '$ OCTAVO_PYTHON=python2 octavo build',
    good: '$ OCTAVO_PYTHON=python3.12 octavo build',
  },
  'venv-module-missing': {
    severity: 'error',
    message: (path: string, version: string) =>
      `Python ${version} (${path}) cannot make environments: its venv or ensurepip module is missing`,
    help: (_path: string, version: string) =>
      `install them (Debian and Ubuntu: apt install python${version.split('.').slice(0, 2).join('.')}-venv), or set OCTAVO_PYTHON to another Python`,
    explain:
      "Some systems ship Python without the modules that make virtual environments. Octavo installs the book's packages into an environment of their own and never into the system's Python.",
    bad: '$ octavo build',
    good: '$ apt install python3-venv',
  },
  'requirements-file-missing': {
    severity: 'error',
    message: (name: string) => `a requirements file that does not exist is named: ${name}`,
    help: () => 'paths after -r and -c are relative to the file in which they stand',
    explain:
      'A requirements file can read others with `-r file` and `-c file`. One of these files is not there.',
    bad: '$ cat requirements.txt\n-r base.txt',
    good: '$ ls\nbase.txt requirements.txt',
  },
  'requirement-not-found': {
    severity: 'error',
    message: (requirement: string, said: string) => `pip cannot install ${requirement}:\n${said}`,
    help: () => 'check the name and the version; a package may also lack a build for your Python or system',
    explain:
      'The package index knows no package of this name, or no version of it that fits the requirement, your version of Python and your system. The message holds what pip said.',
    bad: '$ cat requirements.txt\nnunpy',
    good: '$ cat requirements.txt\nnumpy==2.3.5',
  },
  'package-index-unreachable': {
    severity: 'error',
    message: (said: string) => `pip cannot reach the package index:\n${said}`,
    help: () =>
      "check the network; behind a proxy or with an index of your own, set pip's configuration, which Octavo honours",
    explain:
      'The first build of a book installs its packages, which needs the package index. Later builds need no network. Octavo calls pip, so `pip config`, `PIP_INDEX_URL` and the like apply.',
    bad: '$ octavo build',
    good: '$ PIP_INDEX_URL=https://mirror.example.org/simple octavo build',
  },
  'environment-not-made': {
    severity: 'error',
    message: (variant: string, said: string) =>
      variant === 'default'
        ? `the environment of the book cannot be made:\n${said}`
        : `the environment of the variant ${variant} cannot be made:\n${said}`,
    help: () => 'correct the requirements according to what is said above, then build again',
    explain:
      "Octavo makes an environment from the book's requirements files with `venv` and `pip`. One of them failed; the message holds its last lines. Nothing half-made is left behind.",
    bad: '$ cat requirements.txt\nnumpy==2.3.5\nnumpy==1.26.4',
    good: '$ cat requirements.txt\nnumpy==2.3.5',
  },
  'environment-interrupted': {
    severity: 'error',
    message: (variant: string) =>
      `making the environment was interrupted${variant === 'default' ? '' : ` (variant ${variant})`}`,
    help: () => 'build again; what was half-made is removed first',
    explain: "The build was stopped while the book's packages were being installed.",
    bad: '$ octavo build\n^C',
    good: '$ octavo build',
  },
  'kernel-not-started': {
    severity: 'error',
    message: (variant: string, said: string) =>
      `the kernel${variant === 'default' ? '' : ` of the variant ${variant}`} did not start: ${said}`,
    help: () =>
      'remove the environment with `octavo clean --environments` and build again; it is then made anew',
    explain:
      'Code runs in a Jupyter kernel, a Python process of the environment. It ended, or did not answer, before any code was sent. The message holds what it printed.',
    bad: '$ octavo build',
    good: '$ octavo doctor',
  },
  'kernel-died': {
    severity: 'error',
    message: (how: string) => `the kernel died while this cell ran (${how})`,
    help: () =>
      'a crash of a library, a call that ends the process, or too little memory: run the cell in a notebook to see',
    explain:
      'The Python process that ran this page ended in the middle of a cell. Outputs up to then are kept, later cells of the page have not run. SIGKILL mostly means that the system ran out of memory, SIGSEGV a fault in compiled code.',
    bad: '```{code-cell} python\nimport os\nos._exit(1)\n```',
    good: '```{code-cell} python\nprint("done")\n```',
  },
  'kernel-out-of-memory': {
    severity: 'error',
    message: (limit: string) =>
      `the code of this page needs more memory than the ${limit} MB that a kernel may use`,
    help: () => 'make the data smaller, or raise project.execute.memory in octavo.yml',
    explain:
      'project.execute.memory limits what one kernel may use, so that a mistake does not stop the whole machine. This cell went over it.',
    bad: '```{code-cell} python\nx = bytearray(10**12)\n```',
    good: '# octavo.yml\nproject:\n  execute:\n    memory: 8000',
  },
  'cell-raised': {
    severity: 'error',
    message: (name: string, value: string, variant: string) =>
      `the code raised ${name}${value === '' ? '' : `: ${value}`}${variant === 'default' ? '' : ` (variant ${variant})`}`,
    help: (name: string) =>
      name === 'StdinNotImplementedError'
        ? 'nobody can type while a book is built: give the value in the code'
        : 'correct it, or tag the cell raises-exception if the error is what you want to show',
    explain:
      'A cell ended with an exception. The position is the line of your cell at which it came up. Later cells of the page are not run, since they may depend on it. With the tag `raises-exception` the error is shown as the output and the page goes on.',
    bad: '```{code-cell} python\n1 / 0\n```',
    good: '```{code-cell} python\n:tags: raises-exception\n1 / 0\n```',
  },
  'cell-timed-out': {
    severity: 'error',
    message: (seconds: string, variant: string) =>
      `the cell ran longer than ${seconds} s and was stopped${variant === 'default' ? '' : ` (variant ${variant})`}`,
    help: () =>
      'make it quicker, or allow more: `:timeout: 300` on the cell, or project.execute.timeout in octavo.yml',
    explain:
      'Every cell may run for a limited time, 60 seconds unless the cell, its page or the project says otherwise.',
    bad: '```{code-cell} python\nimport time\ntime.sleep(100)\n```',
    good: '```{code-cell} python\n:timeout: 120\nimport time\ntime.sleep(100)\n```',
  },
  'language-not-executed': {
    severity: 'warning',
    message: (language: string) => `code cells in ${language} are not executed`,
    help: () => 'use a plain code block if it is only to be shown; Octavo runs Python',
    explain: 'A code cell names a language that Octavo has no kernel for. It is shown without outputs.',
    bad: '```{code-cell} fortran\nprint *, 1\n```',
    good: '```fortran\nprint *, 1\n```',
  },
  'output-too-large': {
    severity: 'warning',
    message: (size: string) => `the output of this cell is too large (${size} MB) and was shortened`,
    help: () => 'print less, or save a smaller picture; readers have to load all of it',
    explain:
      'Text outputs of one cell are kept up to 10 MB, other data up to 50 MB. What is beyond is left out, and the output says so.',
    bad: '```{code-cell} python\nprint("x" * 10**8)\n```',
    good: '```{code-cell} python\nprint("x" * 72)\n```',
  },
});
