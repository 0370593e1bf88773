export { type Machine, type Machines, startMachines } from './machines.ts'
export { type Program, runToEnd } from './program.ts'
export { workerPids } from './workers.ts'
