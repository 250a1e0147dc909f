/** Stand-ins for cameras: evening light on a wall, with somebody in front of it. All drawn here. */
const places = {
  you: { wall: ['#5a4632', '#2a221c'], light: '#e8b873', coat: '#3d4a5c', skin: '#c98f6b' },
  stranger: { wall: ['#41566b', '#1b2530'], light: '#cfe0ee', coat: '#6b4038', skin: '#a8734f' },
} as const;

const size = { width: 640, height: 480 };
/** A stream of a canvas has a picture only when it is drawn while somebody watches. */
const redrawMs = 200;

/** A picture that never changes, as a stream; `portrait` as a phone held upright has it. */
export function stillPicture(of: keyof typeof places, portrait = false): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = portrait ? size.height : size.width;
  canvas.height = portrait ? size.width : size.height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas to draw on');
  const draw = () => drawSomebody(pen, canvas.width, canvas.height, places[of]);
  draw();
  setInterval(draw, redrawMs);
  return canvas.captureStream();
}

function drawSomebody(
  pen: CanvasRenderingContext2D,
  width: number,
  height: number,
  { wall, light, coat, skin }: (typeof places)[keyof typeof places],
): void {
  const shade = pen.createLinearGradient(0, 0, width, height);
  shade.addColorStop(0, wall[0]);
  shade.addColorStop(1, wall[1]);
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = light;
  pen.globalAlpha = 0.8;
  pen.fillRect(width * 0.68, height * 0.12, width * 0.18, height * 0.3);
  pen.globalAlpha = 1;
  circle(pen, width * 0.45, height * 1.05, width * 0.3, coat);
  circle(pen, width * 0.45, height * 0.5, height * 0.19, skin);
}

function circle(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
