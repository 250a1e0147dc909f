// The registry of all 160 kernels would weigh as much as the rest: these are the operations of the
// one graph that is run here. A kernel that is missing fails the very first picture, in the tests.
import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul';
import { addConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add';
import { avgPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/AvgPool';
import { castConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Cast';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedDepthwiseConv2D';
import { identityConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Identity';
import { multiplyConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape';
import { softmaxConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Softmax';
import { subConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sub';
import { registerKernel } from '@tensorflow/tfjs-core/dist/kernel_registry';

export function registerKernels(): void {
  for (const kernel of [
    _fusedMatMulConfig,
    addConfig,
    avgPoolConfig,
    castConfig,
    fusedConv2DConfig,
    fusedDepthwiseConv2DConfig,
    identityConfig,
    multiplyConfig,
    reshapeConfig,
    softmaxConfig,
    subConfig,
  ]) {
    registerKernel(kernel);
  }
}
