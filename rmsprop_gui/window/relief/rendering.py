"""The surface drawn by OpenGL, away from the screen.

What is drawn becomes a picture that the pane paints like any other. An OpenGL widget would have Qt compose the whole
window with OpenGL, every other pane of it too, and could not say beforehand that there is none.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QMatrix4x4, QOffscreenSurface, QOpenGLContext, QVector2D, QVector3D
from PySide6.QtOpenGL import (
    QOpenGLBuffer,
    QOpenGLFramebufferObject,
    QOpenGLFramebufferObjectFormat,
    QOpenGLShader,
    QOpenGLShaderProgram,
    QOpenGLTexture,
)
from shiboken6 import VoidPtr

from rmsprop_gui.window.canvas.contour_bands import shade
from rmsprop_gui.window.looks.look import Look
from rmsprop_gui.window.relief.camera import Camera
from rmsprop_gui.window.relief.mesh import STRIDE, triangles, vertices
from rmsprop_gui.window.relief.terrain import Terrain

# OpenGL's own numbers
_COLOUR, _DEPTH = 0x4000, 0x0100
_DEPTH_TEST, _CULL_FACE, _BLEND = 0x0B71, 0x0B44, 0x0BE2
_FRONT, _BACK, _ONE, _ONE_MINUS_ALPHA = 0x0404, 0x0405, 1, 0x0303
_TRIANGLES, _UNSIGNED_SHORT, _FLOAT = 4, 0x1403, 0x1406
_FLOAT_BYTES = 4

SMOOTH = 4
"""Samples of each pixel in a picture that stays."""
_SHEER = 0.26  # how much of what turns its back to the eye is seen: enough to see that it is there
_LIGHT = (-0.5, 0.55, 0.35, 0.9)  # from the left, from above, from where the eye is, and from the sky
_EDGE = 1.6  # pixels at scale 1 of the line where the surface has been cut off

_ATTRIBUTES = (("a_place", 0, 3), ("a_facing", 3, 3), ("a_level", 6, 1))
_VERTEX = """
attribute vec3 a_place;
attribute vec3 a_facing;
attribute float a_level;
uniform mat4 u_matrix;
varying vec3 v_place;
varying vec3 v_facing;
varying float v_level;
void main() {
    v_place = a_place;
    v_facing = a_facing;
    v_level = a_level;
    gl_Position = u_matrix * vec4(a_place, 1.0);
}
"""
_FRAGMENT = """
#ifdef GL_ES
#extension GL_OES_standard_derivatives : enable
precision highp float;
#endif
uniform sampler2D u_bands;
uniform float u_count;
uniform float u_top;
uniform vec3 u_light;
uniform vec3 u_eye;
uniform float u_shadow;
uniform float u_gleam;
uniform float u_sheer;
uniform vec3 u_ink;
uniform vec2 u_minor;
uniform vec2 u_major;
uniform float u_edge;
varying vec3 v_place;
varying vec3 v_facing;
varying float v_level;

float stroke(float away, float width) {
    return clamp(width * 0.5 + 0.5 - away, 0.0, 1.0);
}

void main() {
    float steep = fwidth(v_place.z);
    if (v_place.z > u_top + 0.0001) discard;
    float band = floor(v_level) + 1.0;
    vec3 ground = texture2D(u_bands, vec2((band + 0.5) / (u_count + 1.0), 0.5)).rgb;

    vec3 facing = normalize(v_facing);
    float lit = 0.5 + 0.5 * dot(facing, u_light);
    vec3 half_way = normalize(u_light + normalize(u_eye - v_place));
    float gleam = pow(max(dot(facing, half_way), 0.0), 24.0);
    vec3 colour = ground * (1.0 - u_shadow + u_shadow * lit * lit * 1.08) + vec3(u_gleam * (gleam + 0.35 * lit));

    float line = floor(v_level + 0.5);
    float wide = max(fwidth(v_level), 0.000001);
    float is_major = texture2D(u_bands, vec2((line + 1.5) / (u_count + 1.0), 0.5)).a;
    vec2 pen = is_major > 0.5 ? u_major : u_minor;
    float within = line >= 0.0 && line < u_count ? 1.0 : 0.0;
    float crowded = 1.0 - smoothstep(0.2, 0.5, wide);
    float drawn = stroke(abs(v_level - line) / wide, pen.x) * pen.y * within * crowded;
    drawn = max(drawn, stroke((u_top - v_place.z) / max(steep, 0.000001), u_edge * 2.0) * step(0.001, u_edge) * 0.7);
    colour = mix(colour, u_ink, drawn);
    float opaque = gl_FrontFacing ? 1.0 : u_sheer;
    gl_FragColor = vec4(clamp(colour, 0.0, 1.0) * opaque, opaque);
}
"""


class NoOpenGLError(Exception):
    """The surface cannot be drawn in 3-D here; says why, in words for the user."""


@dataclass(frozen=True, eq=False)
class Shot:
    """A terrain seen by a camera in a look, as a picture of so many pixels, each `ratio` to a logical one."""

    terrain: Terrain
    camera: Camera
    look: Look
    size: QSize
    ratio: float


class Renderer:
    """Draws terrains. Raises NoOpenGLError where there is no OpenGL, before anything is drawn."""

    def __init__(self) -> None:
        self._context = QOpenGLContext()
        if not self._context.create():
            raise NoOpenGLError("no OpenGL context can be created on this screen")
        self._surface = QOffscreenSurface()
        self._surface.setFormat(self._context.format())
        self._surface.create()
        self._enter()
        self._program = _program()
        self._vertices = QOpenGLBuffer(QOpenGLBuffer.Type.VertexBuffer)
        self._indices = QOpenGLBuffer(QOpenGLBuffer.Type.IndexBuffer)
        self._count = 0
        self._terrain: Terrain | None = None  # that the buffers hold
        self._bands: tuple[object, QOpenGLTexture] | None = None
        self._buffers: dict[int, QOpenGLFramebufferObject] = {}  # by samples

    def _enter(self) -> None:
        if not self._context.makeCurrent(self._surface):
            raise NoOpenGLError("the OpenGL context of this screen cannot be used")

    def close(self) -> None:
        """Give everything back while the context is there."""
        if self._context.makeCurrent(self._surface):
            self._buffers.clear()
            if self._bands is not None:
                self._bands[1].destroy()
            self._vertices.destroy()
            self._indices.destroy()
            self._program.removeAllShaders()
            self._context.doneCurrent()

    def draw(self, shot: Shot, samples: int) -> QImage:
        """The picture, transparent where there is nothing of the surface."""
        self._enter()
        try:
            buffer = self._buffer(shot.size, samples)
            buffer.bind()
            self._take(shot.terrain)
            self._draw(shot)
            picture = buffer.toImage()
        finally:
            self._context.doneCurrent()
        picture.setDevicePixelRatio(shot.ratio)
        return picture

    def _buffer(self, size: QSize, samples: int) -> QOpenGLFramebufferObject:
        kept = self._buffers.get(samples)
        if kept is None or kept.size() != size:
            kind = QOpenGLFramebufferObjectFormat()
            kind.setAttachment(QOpenGLFramebufferObject.Attachment.Depth)
            kind.setSamples(samples)
            kept = self._buffers[samples] = QOpenGLFramebufferObject(size, kind)
            if not kept.isValid():
                raise NoOpenGLError("OpenGL cannot draw into a picture on this screen")
        return kept

    def _take(self, terrain: Terrain) -> None:
        """Hand the triangles over, unless OpenGL has them."""
        if terrain is self._terrain:
            return
        rows, columns = terrain.z.shape
        count = (rows - 1) * (columns - 1) * 6
        for buffer, table in ((self._vertices, vertices(terrain)), (self._indices, triangles(rows, columns))):
            if buffer is self._indices and count == self._count:
                continue
            if not buffer.isCreated():
                buffer.create()
            buffer.bind()
            buffer.allocate(table.tobytes(), table.nbytes)
        self._terrain, self._count = terrain, count

    def _draw(self, shot: Shot) -> None:
        gl, program = self._context.functions(), self._program
        gl.glViewport(0, 0, shot.size.width(), shot.size.height())
        gl.glClearColor(0.0, 0.0, 0.0, 0.0)
        gl.glClear(_COLOUR | _DEPTH)
        gl.glEnable(_DEPTH_TEST)
        gl.glEnable(_CULL_FACE)
        gl.glEnable(_BLEND)
        gl.glBlendFunc(_ONE, _ONE_MINUS_ALPHA)
        program.bind()
        self._tell(shot)
        self._vertices.bind()
        self._indices.bind()
        places = [program.attributeLocation(name) for name, _, _ in _ATTRIBUTES]
        for place, (_, offset, size) in zip(places, _ATTRIBUTES, strict=True):
            program.enableAttributeArray(place)
            program.setAttributeBuffer(place, _FLOAT, offset * _FLOAT_BYTES, size, STRIDE * _FLOAT_BYTES)
        for culled in (_BACK, _FRONT):  # what turns its back to the eye lies over the rest, and lets it shine through
            gl.glCullFace(culled)
            gl.glDrawElements(_TRIANGLES, self._count, _UNSIGNED_SHORT, VoidPtr(0))  # type: ignore[arg-type]  # the stubs say int
        for place in places:
            program.disableAttributeArray(place)
        self._vertices.release()
        self._indices.release()
        program.release()
        gl.glDisable(_BLEND)

    def _tell(self, shot: Shot) -> None:
        """Set what the shaders ask for."""
        look, levels, camera = shot.look, shot.terrain.heights.levels, shot.camera
        theme, pixels = look.theme, look.scale * shot.ratio
        width, height = shot.size.width() / shot.ratio, shot.size.height() / shot.ratio
        right, up, towards = camera.axes
        light = _LIGHT[0] * right + _LIGHT[1] * up + _LIGHT[2] * towards + np.array([0.0, 0.0, _LIGHT[3]])
        self._bands_of(shot).bind()
        at, program = self._program.uniformLocation, self._program
        program.setUniformValue1i(at("u_bands"), 0)
        program.setUniformValue(at("u_matrix"), QMatrix4x4(*camera.matrix(width, height).ravel().tolist()))
        program.setUniformValue(at("u_light"), QVector3D(*(light / np.linalg.norm(light)).tolist()))
        program.setUniformValue(at("u_eye"), QVector3D(*camera.eye.tolist()))
        ink = QColor(theme.contour_line)
        program.setUniformValue(at("u_ink"), QVector3D(ink.redF(), ink.greenF(), ink.blueF()))
        for name, stroke in (("u_minor", theme.minor), ("u_major", theme.major)):
            program.setUniformValue(at(name), QVector2D(stroke.width * pixels, stroke.opacity))
        for name, value in (
            ("u_count", float(len(levels.heights))),
            ("u_top", shot.terrain.reach[2]),
            ("u_shadow", theme.light.shadow),
            ("u_gleam", theme.light.gleam),
            ("u_sheer", _SHEER),
            ("u_edge", _EDGE * pixels if shot.terrain.is_cut_off else 0.0),
        ):
            program.setUniformValue1f(at(name), value)

    def _bands_of(self, shot: Shot) -> QOpenGLTexture:
        """The colours of the bands from low to high; opaque above a major level."""
        levels, theme = shot.terrain.heights.levels, shot.look.theme
        key = levels, theme
        if self._bands is None or self._bands[0] != key:
            if self._bands is not None:
                self._bands[1].destroy()
            row = QImage(len(levels.heights) + 1, 1, QImage.Format.Format_RGBA8888)
            for index, is_major in enumerate((False, *levels.major.tolist())):
                colour = shade(levels.shade(index), theme)
                colour.setAlpha(255 if is_major else 0)
                row.setPixelColor(index, 0, colour)
            texture = QOpenGLTexture(row, QOpenGLTexture.MipMapGeneration.DontGenerateMipMaps)
            texture.setMinMagFilters(QOpenGLTexture.Filter.Nearest, QOpenGLTexture.Filter.Nearest)
            texture.setWrapMode(QOpenGLTexture.WrapMode.ClampToEdge)
            self._bands = key, texture
        return self._bands[1]


def _program() -> QOpenGLShaderProgram:
    program = QOpenGLShaderProgram()
    kinds = QOpenGLShader.ShaderTypeBit
    for kind, source in ((kinds.Vertex, _VERTEX), (kinds.Fragment, _FRAGMENT)):
        if not program.addShaderFromSourceCode(kind, source):
            raise NoOpenGLError("the OpenGL of this screen does not understand how the surface is to be drawn")
    if not program.link():
        raise NoOpenGLError("the OpenGL of this screen cannot draw the surface")
    return program
