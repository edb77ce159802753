//! A CPU renderer for egui's triangles: no GPU, no driver, the same bytes twice. Tests and screenshots use it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use resvg::tiny_skia::{IntSize, Pixmap};

type Textures = Rc<RefCell<HashMap<TextureId, ColorImage>>>;

/// Keeps egui's textures; hand a clone to the harness and ask the other one for pictures.
#[derive(Default, Clone)]
pub struct Renderer {
    textures: Textures,
}

impl TestRenderer for Renderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.borrow_mut();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match change.pos {
                    None => {
                        textures.insert(id, ColorImage::clone(image));
                    }
                    Some([x, y]) => {
                        let whole = textures.get_mut(&id).expect("a patch follows its texture");
                        for row in 0..image.size[1] {
                            let at = (y + row) * whole.size[0] + x;
                            let from = row * image.size[0];
                            whole.pixels[at..at + image.size[0]]
                                .copy_from_slice(&image.pixels[from..from + image.size[0]]);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

/// A finished picture, premultiplied and opaque.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Color32>,
}

impl Picture {
    /// The colour of a pixel.
    pub fn at(&self, x: usize, y: usize) -> Color32 {
        self.pixels[y * self.width + x]
    }

    /// Number of pixels of exactly this colour.
    pub fn count(&self, color: Color32) -> usize {
        self.pixels.iter().filter(|pixel| **pixel == color).count()
    }

    /// Writes it as PNG.
    pub fn save(&self, path: &Path) {
        let bytes = self.pixels.iter().flat_map(egui::Color32::to_array).collect();
        let size = IntSize::from_wh(self.width as u32, self.height as u32).expect("a size");
        Pixmap::from_vec(bytes, size).expect("a picture").save_png(path).expect("the picture is written");
    }
}

impl Renderer {
    /// Draws what a pass has put out.
    pub fn picture(&self, ctx: &Context, output: &FullOutput, size: (usize, usize)) -> Picture {
        let scale = output.pixels_per_point;
        let (width, height) = ((size.0 as f32 * scale) as usize, (size.1 as f32 * scale) as usize);
        let mut picture = Picture { width, height, pixels: vec![Color32::BLACK; width * height] };
        let textures = self.textures.borrow();
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &part.primitive else { continue };
            let texture = &textures[&mesh.texture_id];
            for triangle in mesh.indices.chunks_exact(3) {
                let corners = [0, 1, 2].map(|at| mesh.vertices[triangle[at] as usize]);
                fill(&mut picture, texture, corners, part.clip_rect * scale, scale);
            }
        }
        picture
    }
}

/// Twice the signed area of a triangle.
fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// True for the edges that own the pixels on them, so that triangles side by side paint each pixel once.
fn owns(a: Pos2, b: Pos2) -> bool {
    (a.y == b.y && b.x > a.x) || b.y < a.y
}

fn fill(picture: &mut Picture, texture: &ColorImage, mut corners: [Vertex; 3], clip: Rect, scale: f32) {
    if area(corners[0].pos, corners[1].pos, corners[2].pos) < 0.0 {
        corners.swap(1, 2);
    }
    let [a, b, c] = corners.map(|corner| (corner.pos.to_vec2() * scale).to_pos2());
    let whole = area(a, b, c);
    if whole <= 0.0 {
        return;
    }
    let bound = Rect::from_points(&[a, b, c]).intersect(clip);
    let limit = |value: f32, most: usize| (value.max(0.0) as usize).min(most);
    let (left, right) = (limit(bound.left().floor(), picture.width), limit(bound.right().ceil(), picture.width));
    let (top, foot) = (limit(bound.top().floor(), picture.height), limit(bound.bottom().ceil(), picture.height));
    let edges = [(b, c), (c, a), (a, b)];
    let least = edges.map(|(from, to)| if owns(from, to) { 0.0 } else { f32::MIN_POSITIVE });
    // Most triangles have one colour all over; tests run without optimisation, so that is worth knowing.
    let flat = corners.iter().all(|corner| corner.color == corners[0].color && corner.uv == corners[0].uv);
    let flat = flat.then(|| shade(texture, &corners, [1.0, 0.0, 0.0]));
    for y in top..foot {
        let first = Pos2::new(left as f32 + 0.5, y as f32 + 0.5);
        if first.y < clip.top() || first.y >= clip.bottom() {
            continue;
        }
        let mut share = edges.map(|(from, to)| area(from, to, first));
        for x in left..right {
            let inside = share[0] >= least[0] && share[1] >= least[1] && share[2] >= least[2];
            let middle = x as f32 + 0.5;
            if inside && middle >= clip.left() && middle < clip.right() {
                let top = flat.unwrap_or_else(|| shade(texture, &corners, share.map(|part| part / whole)));
                let pixel = &mut picture.pixels[y * picture.width + x];
                *pixel = over(top, *pixel);
            }
            // One pixel to the right changes each area by the height of its edge.
            share[0] += b.y - c.y;
            share[1] += c.y - a.y;
            share[2] += a.y - b.y;
        }
    }
}

/// The colour of a place in a triangle: vertex colours times the texture, both premultiplied.
fn shade(texture: &ColorImage, corners: &[Vertex; 3], share: [f32; 3]) -> [f32; 4] {
    let mut uv = [0.0; 2];
    let mut color = [0.0; 4];
    for (corner, part) in corners.iter().zip(share) {
        uv[0] += corner.uv.x * part;
        uv[1] += corner.uv.y * part;
        let [r, g, b, a] = corner.color.to_array();
        color[0] += f32::from(r) * part;
        color[1] += f32::from(g) * part;
        color[2] += f32::from(b) * part;
        color[3] += f32::from(a) * part;
    }
    let [width, height] = texture.size;
    let column = ((uv[0] * width as f32) as usize).min(width - 1);
    let row = ((uv[1] * height as f32) as usize).min(height - 1);
    let [r, g, b, a] = texture.pixels[row * width + column].to_array();
    let part = |at: usize, texel: u8| color[at] * f32::from(texel) / 255.0;
    [part(0, r), part(1, g), part(2, b), part(3, a)]
}

fn over(top: [f32; 4], below: Color32) -> Color32 {
    if top[3] >= 254.5 {
        return Color32::from_rgb(top[0] as u8, top[1] as u8, top[2] as u8);
    }
    let rest = 1.0 - top[3] / 255.0;
    let part = |at: usize, below: u8| (top[at] + f32::from(below) * rest + 0.5) as u8;
    Color32::from_rgb(part(0, below.r()), part(1, below.g()), part(2, below.b()))
}
