// clean-env: the environment variables under which Python runs, without what would make it another Python.

const dropped = [
  'PYTHONPATH',
  'PYTHONHOME',
  'PYTHONSTARTUP',
  'PYTHONINSPECT',
  'PYTHONOPTIMIZE',
  'PYTHONDEBUG',
  'PYTHONWARNINGS',
  'PYTHONEXECUTABLE',
  '__PYVENV_LAUNCHER__',
  'VIRTUAL_ENV',
  'CONDA_PREFIX',
  'PIP_TARGET',
  'PIP_PREFIX',
  'PIP_USER',
  'PIP_REQUIRE_VIRTUALENV',
  'IPYTHONDIR',
  'IPYKERNEL_CELL_NAME',
  'MATPLOTLIBRC',
  'JPY_SESSION_NAME',
];

/** This process's variables without those, and with `more`. */
export function cleanEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of dropped) delete env[name];
  return { ...env, PYTHONNOUSERSITE: '1', PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1', ...more };
}
